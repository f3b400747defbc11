/** What WeCom has, compared with what it told: everything is read, what differs is published, what was missed is reported. */
@NullMarked
package dev.scrm.gateway.reconciliation;

import org.jspecify.annotations.NullMarked;
