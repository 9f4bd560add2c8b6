/**
 * Self-contained HTML pages and what stands on them: charts, tables, numbers as text.
 *
 * <p>The door is {@link org.areogan.trainer.report.page.StaticPage}.
 */
@NullMarked
package org.areogan.trainer.report.page;

import org.jspecify.annotations.NullMarked;
