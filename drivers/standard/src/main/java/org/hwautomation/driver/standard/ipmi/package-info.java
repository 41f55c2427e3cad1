/// IPMI over LAN by ipmitool: the way that is left when Redfish hangs.
@NullMarked
package org.hwautomation.driver.standard.ipmi;

import org.jspecify.annotations.NullMarked;
