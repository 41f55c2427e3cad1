/// A PostgreSQL that we start, adopt, recover and stop ourselves. Knows nothing of our tables.
@org.jspecify.annotations.NullMarked
package org.hwautomation.postgres;
