/** What people deploy, read as strictly as a cluster would: manifests, compose file and Dockerfile. */
@NullMarked
package dev.scrm.endtoend.deployment;

import org.jspecify.annotations.NullMarked;
