/**
 * Microsoft Entra ID: its users, those it keeps as deleted, and its groups, by Microsoft Graph.
 * Built and tested against a simulator, and not connected to a deployment yet.
 */
@NullMarked
package dev.rollcall.adapter.entra;

import org.jspecify.annotations.NullMarked;
