enum HarkRoutingModule {}
