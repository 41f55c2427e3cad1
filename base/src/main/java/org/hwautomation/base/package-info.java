/// Small value types that every part shares. At most fifteen, no dependencies.
@org.jspecify.annotations.NullMarked
package org.hwautomation.base;
