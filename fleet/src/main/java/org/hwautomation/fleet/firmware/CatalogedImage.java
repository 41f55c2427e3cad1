package org.hwautomation.fleet.firmware;

/// A catalog entry and whether its image is in the store.
public record CatalogedImage(CatalogEntry entry, ImageState state) {}
