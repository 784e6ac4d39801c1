enum HarkStoreModule {}
