/** The OpenAPI document of a service: what its code says, what all services share, and what its file says of each operation. */
@NullMarked
package dev.scrm.platform.web.openapi;

import org.jspecify.annotations.NullMarked;
