/// BIOS attributes through the Redfish settings object.
@NullMarked
package org.hwautomation.driver.standard.bios;

import org.jspecify.annotations.NullMarked;
