/** Every error as an RFC 9457 problem detail with a stable code, in whichever layer it was noticed. */
@NullMarked
package dev.scrm.platform.web.problem;

import org.jspecify.annotations.NullMarked;
