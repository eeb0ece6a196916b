/**
 * Simulated Microsoft Entra: users, deleted users and groups by Graph, tokens and a control API.
 */
@NullMarked
package dev.rollcall.local.entra;

import org.jspecify.annotations.NullMarked;
