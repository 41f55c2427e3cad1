/// Attribute registries in our own database: a server that is off is still explained.
@org.jspecify.annotations.NullMarked
package org.hwautomation.fleet.bios.registry;
