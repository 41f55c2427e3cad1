/// Finding BMCs in address ranges.
@org.jspecify.annotations.NullMarked
package org.hwautomation.fleet.discovery;
