enum HarkClientModule {}
