/// PostgreSQL as the stores of this module use it.
@org.jspecify.annotations.NullMarked
package org.hwautomation.fleet.database;
