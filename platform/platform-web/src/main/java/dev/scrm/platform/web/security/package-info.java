/** Who is let in: JWTs of one issuer, and nothing without one but health and the declared open paths. */
@NullMarked
package dev.scrm.platform.web.security;

import org.jspecify.annotations.NullMarked;
