/// What the host boots from, every time, and whether it insists on signatures.
@org.jspecify.annotations.NullMarked
package org.hwautomation.driver.boot;
