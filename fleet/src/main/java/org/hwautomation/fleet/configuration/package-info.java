/// Typed settings of the domain.
@org.jspecify.annotations.NullMarked
package org.hwautomation.fleet.configuration;
