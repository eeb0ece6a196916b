/** A browser without a screen: pages, links, forms and cookies over real HTTP. */
@NullMarked
package dev.rollcall.local.browser;

import org.jspecify.annotations.NullMarked;
