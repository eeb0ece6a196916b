/** Microsoft Entra ID: its users, those it keeps as deleted, and its groups, by Microsoft Graph. */
@NullMarked
package dev.rollcall.adapter.entra;

import org.jspecify.annotations.NullMarked;
