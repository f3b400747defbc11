/** When budgets are tidied. */
@NullMarked
package dev.scrm.gateway.budget.schedule;

import org.jspecify.annotations.NullMarked;
