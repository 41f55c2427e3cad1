/// Data and fakes that this module's users test and measure with. Nothing here runs in production.
@org.jspecify.annotations.NullMarked
package org.hwautomation.fleet.testing;
