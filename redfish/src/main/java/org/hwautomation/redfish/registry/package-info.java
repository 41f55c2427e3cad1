/// Attribute registries and message registries.
@org.jspecify.annotations.NullMarked
package org.hwautomation.redfish.registry;
