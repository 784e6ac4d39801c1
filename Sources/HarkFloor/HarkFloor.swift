enum HarkFloorModule {}
