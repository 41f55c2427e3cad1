/// Benchmarks: figures against a floor of the same run, never a pass or fail.
@org.jspecify.annotations.NullMarked
package org.hwautomation.bench;
