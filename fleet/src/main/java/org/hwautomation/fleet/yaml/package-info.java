/// YAML that remembers where every value stands.
@org.jspecify.annotations.NullMarked
package org.hwautomation.fleet.yaml;
