"""Pictures: amounts laid out as bars. Each mark is a link, each picture has its words beside it."""
