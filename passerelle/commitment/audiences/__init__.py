"""The roadmap as each audience may read it: as coarse as it was told, without what is sensitive."""
