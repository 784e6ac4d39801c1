enum HarkBotModule {}
