package dev.scrm.ticket.ticket;

import java.util.List;

/** A text for staff members' WeCom. */
public record Notice(List<String> staffIds, String text) {}
