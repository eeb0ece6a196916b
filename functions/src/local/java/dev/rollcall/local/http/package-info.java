/** What the local HTTP servers share: a loopback server, routes, JSON bodies. */
@NullMarked
package dev.rollcall.local.http;

import org.jspecify.annotations.NullMarked;
