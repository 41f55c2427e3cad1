/// What a driver is: it says whether it fits a service, and opens a server as a set of
/// capabilities. Everything in here is asked as *what can you do*, never as *who are you*.
@org.jspecify.annotations.NullMarked
package org.hwautomation.driver;
