enum HarkServerModule {}
