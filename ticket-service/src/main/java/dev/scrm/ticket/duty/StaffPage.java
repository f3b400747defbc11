package dev.scrm.ticket.duty;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Some staff members of a list, and where it goes on. */
public record StaffPage(List<StaffMember> staff, @Nullable String next) {}
