enum HarkDomainModule {}
