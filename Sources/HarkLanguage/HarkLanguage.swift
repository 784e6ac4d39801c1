enum HarkLanguageModule {}
