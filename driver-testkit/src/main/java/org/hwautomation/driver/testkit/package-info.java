/// What every driver is tested against: recordings of real BMCs, and one suite for all.
@NullMarked
package org.hwautomation.driver.testkit;

import org.jspecify.annotations.NullMarked;
