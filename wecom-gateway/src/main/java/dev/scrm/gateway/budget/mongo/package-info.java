/** Budgets in MongoDB. */
@NullMarked
package dev.scrm.gateway.budget.mongo;

import org.jspecify.annotations.NullMarked;
