enum HarkProtocolModule {}
