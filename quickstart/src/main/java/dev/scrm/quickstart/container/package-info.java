/** What runs once before the services where the suite runs in containers: topics, and a demo's keys. */
@NullMarked
package dev.scrm.quickstart.container;

import org.jspecify.annotations.NullMarked;
