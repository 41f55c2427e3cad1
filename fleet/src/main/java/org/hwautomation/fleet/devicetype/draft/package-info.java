/// Device types written from machines that are as they should be.
@NullMarked
package org.hwautomation.fleet.devicetype.draft;

import org.jspecify.annotations.NullMarked;
