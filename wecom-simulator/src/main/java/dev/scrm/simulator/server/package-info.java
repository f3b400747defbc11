/** The server API under /cgi-bin, as WeCom answers it: tokens, checks, errcodes, limits, faults on demand. */
@NullMarked
package dev.scrm.simulator.server;

import org.jspecify.annotations.NullMarked;
