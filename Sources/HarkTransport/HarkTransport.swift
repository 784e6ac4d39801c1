enum HarkTransportModule {}
