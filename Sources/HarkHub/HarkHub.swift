enum HarkHubModule {}
