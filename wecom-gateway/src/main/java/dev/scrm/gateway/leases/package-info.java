/** Who of several replicas does what only one should do at a time. */
@NullMarked
package dev.scrm.gateway.leases;

import org.jspecify.annotations.NullMarked;
