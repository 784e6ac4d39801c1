enum HarkTestingModule {}
