/** What people deploy and read, held to what it says: manifests, compose file, Dockerfile, pages. */
@NullMarked
package dev.scrm.endtoend.deployment;

import org.jspecify.annotations.NullMarked;
