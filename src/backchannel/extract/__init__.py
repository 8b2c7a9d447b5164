"""Document → drafts of facts: pure, no store, no network, no clock.

`parsed` holds a document's one parse; `finders` lists what is looked for. Below them: `syntax` reads the
tree, `people` says who is named or meant, `posts` which post a phrase names, `dates` and `amounts` what its
figures are. One folder for each family of facts: `tenures`, `ties`, `contacts`, `statements`, `measures`,
`flows`, `figures`. `words` are their lists.
"""
