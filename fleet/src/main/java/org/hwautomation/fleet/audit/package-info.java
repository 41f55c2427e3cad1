/// Who decided what, and when, in rows that cannot be changed without being noticed.
@org.jspecify.annotations.NullMarked
package org.hwautomation.fleet.audit;
