just-now = just now
minutes-ago = { $n ->
    [one] 1 minute ago
   *[other] { $n } minutes ago
}
hours-ago = { $n ->
    [one] 1 hour ago
   *[other] { $n } hours ago
}
days-ago = { $n ->
    [one] 1 day ago
   *[other] { $n } days ago
}
months-ago = { $n ->
    [one] 1 month ago
   *[other] { $n } months ago
}
years-ago = { $n ->
    [one] 1 year ago
   *[other] { $n } years ago
}
in-a-moment = in a moment
in-minutes = { $n ->
    [one] in 1 minute
   *[other] in { $n } minutes
}
in-hours = { $n ->
    [one] in 1 hour
   *[other] in { $n } hours
}
in-days = { $n ->
    [one] in 1 day
   *[other] in { $n } days
}
in-months = { $n ->
    [one] in 1 month
   *[other] in { $n } months
}
in-years = { $n ->
    [one] in 1 year
   *[other] in { $n } years
}
