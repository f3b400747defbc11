/** Contacts on their way from one staff member to another: WeCom takes a day, and the gateway asks what became of each. */
@NullMarked
package dev.scrm.gateway.transfers;

import org.jspecify.annotations.NullMarked;
