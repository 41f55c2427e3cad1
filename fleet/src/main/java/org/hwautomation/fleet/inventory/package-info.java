/// What servers said about themselves, kept as snapshots.
@org.jspecify.annotations.NullMarked
package org.hwautomation.fleet.inventory;
